// One line of a transcript.
import { memo, type ReactNode } from 'react';
import type { Answer, Entry, EntryOf } from '../call-view/call-view.ts';
import { agentHue } from '../parts/agent-hue.ts';
import { AgentName } from '../parts/agent-name.tsx';
import { agentTitle, wait } from '../parts/format.ts';

export interface EntryLineProps {
  entry: Entry;
  caller: string;
  /** The same agent goes on. */
  continues: boolean;
  /** How long the caller waited for these words. */
  waited: Answer | null;
}

export const EntryLine = memo(function EntryLine({ entry, caller, continues, waited }: EntryLineProps) {
  const hooks = { 'data-testid': 'transcript-item', 'data-kind': entry.kind, id: `entry-${entry.id}` };
  switch (entry.kind) {
    case 'caller':
      return (
        <li {...hooks} className="line line-caller">
          <span className="who">{caller}</span>
          <p>{withRedactions(entry.text)}</p>
        </li>
      );
    case 'agent':
      return (
        <li
          {...hooks}
          data-agent={entry.agent}
          className={`line line-agent ${agentHue(entry.agent)} ${continues ? 'line-continues' : ''}`}
        >
          <span className="who">{agentTitle(entry.agent)}</span>
          <AgentWords entry={entry} />
          {waited !== null && <Waited {...waited} />}
        </li>
      );
    case 'filler':
      return (
        <li
          {...hooks}
          data-agent={entry.agent}
          className={`line line-agent line-filler ${agentHue(entry.agent)} ${continues ? 'line-continues' : ''}`}
        >
          <span className="who">{agentTitle(entry.agent)}</span>
          <p>
            {entry.text} <span className="sr-only">(filler)</span>
          </p>
        </li>
      );
    case 'handoff':
      return (
        <li {...hooks} className="handoff">
          <HandoffLine entry={entry} />
        </li>
      );
    case 'note':
      return (
        <li {...hooks} className={`note note-${entry.tone}`}>
          {entry.text}
        </li>
      );
  }
});

function Waited({ ms, parts }: Answer) {
  return (
    <span className="waited" title="From the end of the caller's turn to the first words">
      {wait(ms)}
      {parts && (
        <span className="waited-parts" data-testid="waited-parts">
          {PARTS.map((part) => (
            <span key={part} data-part={part}>
              {part} {Math.round(parts[part])}
            </span>
          ))}
        </span>
      )}
    </span>
  );
}

const PARTS = ['hearing', 'thinking', 'speaking'] as const;

function AgentWords({ entry: { text, interrupted } }: { entry: EntryOf<'agent'> }) {
  if (!interrupted) return <p>{withRedactions(text)}</p>;
  return (
    <p>
      {withRedactions(text)}
      <span className="cut" title="The caller spoke over it: no more than this was heard">
        {' '}
        —<span className="cut-mark">cut off</span>
      </span>
    </p>
  );
}

function HandoffLine({ entry: { from, to, reason, ms, recovered } }: { entry: EntryOf<'handoff'> }) {
  return (
    <div className="handoff-line">
      <span className="handoff-names">
        <AgentName agent={from} />
        <span className={`handoff-cord ${agentHue(to)}`} aria-label="to" role="img" />
        <AgentName agent={to} lit />
      </span>
      <span className="handoff-why">
        {recovered ? 'back after a failed transfer' : reason}
        <span className="handoff-ms">{wait(ms)}</span>
      </span>
    </div>
  );
}

/** "[card]" and "(said 5 digits)" are what is left of personal data. */
function withRedactions(text: string): ReactNode {
  const parts = text.split(/(\[[a-z][a-z _-]*\]|\((?:said|keyed in) \d+ digits?\))/i);
  if (parts.length === 1) return text;
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={`${index}-${part}`} className="redacted" title="Redacted before it reached this page">
        {part.slice(1, -1)}
      </span>
    ),
  );
}
