// The redacted conversation as it goes on, drawn as a past call is.
import { Entries } from '../call-room/transcript.tsx';
import { useStickToEnd } from '../call-room/use-stick-to-end.ts';
import type { CallView } from '../call-view/call-view.ts';
import { Banner } from '../parts/banner.tsx';
import type { FeedState } from './ticket-feed.ts';

export interface ConversationProps {
  view: CallView;
  followed: FeedState;
  customer: string | null;
}

export function Conversation({ view, followed: { connection }, customer }: ConversationProps) {
  const { attach, onScroll, atEnd, toEnd } = useStickToEnd();
  const quiet = view.conversation.entries.length === 0;
  return (
    <section className="talk" aria-label="Conversation">
      {connection === 'reconnecting' && (
        <div className="banners">
          <Banner icon="swap">The conversation is not live just now. Reconnecting…</Banner>
        </div>
      )}
      <div className="transcript-frame" data-testid="desk-transcript">
        <div
          className="transcript"
          ref={attach}
          onScroll={onScroll}
          tabIndex={0}
          role="region"
          aria-label="Transcript"
        >
          {quiet && <p className="transcript-quiet">Nothing has been said yet.</p>}
          <Entries view={view} caller={customer ?? 'Caller'} />
        </div>
        {!atEnd && (
          <button type="button" className="to-end" onClick={toEnd}>
            Latest
          </button>
        )}
      </div>
    </section>
  );
}
