// What every part of an opened ticket's page is given.
import type { OpenTicket } from '../api/desk.ts';
import type { DeskSession, DeskState } from './desk-session.ts';
import type { FeedState, TicketFeed } from './ticket-feed.ts';

export interface OpenedTicketProps {
  session: DeskSession;
  state: DeskState;
  now: number;
  feed: TicketFeed;
  followed: FeedState;
  opened: OpenTicket;
}
