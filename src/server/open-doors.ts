// What is told of past calls is told to nobody by accident: a server that would is not started.
import { CodedError } from '../domain/errors.ts';
import { isPrivate, type ServerOptions } from './server-options.ts';

type Doors = Pick<ServerOptions, 'host' | 'behindProxy'> & {
  testRoom: Pick<ServerOptions['testRoom'], 'enabled' | 'password'>;
  /** Demo data, not a company's own customers. */
  embedded: boolean;
};

/** Without a password the test room is for a demo on one's own machine. @throws CodedError configuration elsewhere. */
export function checkDoors({ testRoom, embedded, ...listen }: Doors): void {
  if (!testRoom.enabled || testRoom.password !== null || (embedded && isPrivate(listen))) return;
  const who = isPrivate(listen) ? 'whoever can use this machine' : 'everybody who can reach this server';
  throw new CodedError(
    'configuration',
    `Past calls, their transcripts and recordings would be open to ${who}: set TEST_ROOM_PASSWORD (at least 8 characters), or NODE_ENV=production to turn the test room off.`,
  );
}
