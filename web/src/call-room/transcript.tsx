// The conversation as it comes. What is finished is announced to screen readers; words on their way are not.
import { memo, useEffect, useState } from 'react';
import { answerTo } from '../call-view/pace.ts';
import type { CallView, Entry } from '../call-view/call-view.ts';
import { agentHue } from '../parts/agent-hue.ts';
import { agentTitle } from '../parts/format.ts';
import type { SessionState } from '../session/call-session.ts';
import { EntryLine } from './entry-line.tsx';
import { useStickToEnd } from './use-stick-to-end.ts';

export interface TranscriptProps {
  state: SessionState;
  /** What the browser's own recogniser hears. */
  hearing: string | null;
  caller: string;
}

export function Transcript({ state, hearing, caller }: TranscriptProps) {
  const { view, typed, phase } = state;
  const { conversation } = view;
  const heard = conversation.hearing ?? hearing;
  const { attach, onScroll, atEnd, toEnd } = useStickToEnd();
  const isQuiet = conversation.entries.length === 0 && !conversation.speaking;
  return (
    <div className="transcript-frame">
      <div
        className="transcript"
        ref={attach}
        onScroll={onScroll}
        tabIndex={0}
        role="region"
        aria-label="Transcript"
      >
        {isQuiet && <Quiet phase={phase} />}
        <Entries view={view} caller={caller} />
        <ul className="lines lines-live" aria-hidden="true">
          {typed.map((text, index) => (
            <li key={`${index}-${text}`} className="line line-caller line-pending">
              <span className="who">{caller}</span>
              <p>{text}</p>
            </li>
          ))}
          {heard !== null && (
            <li className="line line-caller line-hearing" data-testid="hearing">
              <span className="who">{caller}</span>
              <p>{heard}</p>
            </li>
          )}
          {conversation.speaking && (
            <li
              className={`line line-agent line-speaking ${agentHue(conversation.speaking.agent)}`}
              data-testid="speaking"
            >
              <span className="who">{agentTitle(conversation.speaking.agent)}</span>
              <p>{conversation.speaking.text}</p>
            </li>
          )}
          {isThinking(state) && (
            <li className={`line line-agent line-thinking ${agentHue(view.active ?? '')}`}>
              <span className="who">{agentTitle(view.active ?? '')}</span>
              <p>
                <span className="pulse">
                  <i />
                  <i />
                  <i />
                </span>
              </p>
            </li>
          )}
        </ul>
      </div>
      {!atEnd && (
        <button type="button" className="to-end" onClick={toEnd}>
          Latest
        </button>
      )}
    </div>
  );
}

/** Past calls show the same. */
export const Entries = memo(function Entries({ view, caller }: { view: CallView; caller: string }) {
  const { entries } = view.conversation;
  return (
    <div role="log" aria-live="polite" aria-relevant="additions">
      <ol className="lines" data-testid="transcript">
        {entries.map((entry, index) => (
          <EntryLine
            key={entry.id}
            entry={entry}
            caller={caller}
            continues={continues(entries[index - 1], entry)}
            waited={entry.kind === 'agent' ? answerTo(view.pace, entry.answers) : null}
          />
        ))}
      </ol>
    </div>
  );
});

/** The same agent goes on: the name is not told again. */
function continues(before: Entry | undefined, entry: Entry): boolean {
  if (!before || (entry.kind !== 'agent' && entry.kind !== 'filler')) return false;
  return (before.kind === 'agent' || before.kind === 'filler') && before.agent === entry.agent;
}

function isThinking({ view: { conversation, active }, typed, phase }: SessionState): boolean {
  if (phase !== 'live' || conversation.speaking || active === null) return false;
  return conversation.openTurn !== null || typed.length > 0;
}

/** Longer than a worker takes to pick up, even one that has just started. Milliseconds. */
const PICK_UP = 12_000;

function Quiet({ phase }: { phase: SessionState['phase'] }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PICK_UP);
    return () => clearTimeout(timer);
  }, []);
  const over = phase === 'over' || phase === 'broken';
  return (
    <p className="transcript-quiet" role="status">
      {over ? 'Nothing was said.' : late ? 'Nobody has answered yet. Is a worker running?' : 'Ringing…'}
    </p>
  );
}
