// What the person must know before they say hello: who, what they want, what was done, why it came here, the last words.
import { useMemo } from 'react';
import type { FullTicket, OpenTicket } from '../api/desk.ts';
import { HandoffList, ToolList } from '../calls/call-parts.tsx';
import type { CallView } from '../call-view/call-view.ts';
import { agentHue } from '../parts/agent-hue.ts';
import { agentTitle, moment } from '../parts/format.ts';
import { readBrief, type Brief } from './brief.ts';
import { OUTCOMES, sentence } from './words.ts';

export interface BriefCardProps {
  ticket: FullTicket;
  call: OpenTicket['call'];
  view: CallView;
  /** Whoever looks at it has it. */
  mine: boolean;
}

export function BriefCard({ ticket, call, view, mine }: BriefCardProps) {
  const brief = useMemo(() => readBrief(ticket.brief ?? ''), [ticket.brief]);
  return (
    <aside className="watch desk-brief" aria-label="Brief">
      <section className="panel" aria-labelledby="brief-title" data-testid="desk-brief">
        <h2 id="brief-title">Brief</h2>
        {brief.message !== null && <p className="desk-message">{brief.message}</p>}
        <BriefFacts brief={brief} />
        {brief.message === null && brief.facts.length === 0 && (
          <p className="faint">There is none: the agents had no time to write one.</p>
        )}
      </section>
      {ticket.words != null && <OwnWords words={ticket.words} mine={mine} />}
      {brief.turns.length > 0 && <LastWords brief={brief} />}
      <Tries ticket={ticket} />
      {view.tools.length > 0 && (
        <ToolList tools={view.tools} startedAt={view.startedAt ?? call?.startedAt ?? ticket.openedAt} />
      )}
      {view.handoffs.length > 0 && <HandoffList handoffs={view.handoffs} />}
      {call?.summary != null && (
        <section className="panel" aria-labelledby="call-summary">
          <h2 id="call-summary">Summary of the call</h2>
          <p className="desk-summary">{call.summary}</p>
        </section>
      )}
    </aside>
  );
}

function BriefFacts({ brief: { facts } }: { brief: Brief }) {
  return (
    <dl className="desk-facts">
      {facts.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{label === 'Who' ? <Who text={text} /> : <p {...FACT_STYLE[label]}>{sentence(text)}</p>}</dd>
        </div>
      ))}
    </dl>
  );
}

const FACT_STYLE: Readonly<Record<string, { className: string }>> = {
  Wants: { className: 'desk-fact-strong' },
  Open: { className: 'proposal' },
};

/** `Dana Whitfield, verified, on the telephone.`, or why they are not. */
function Who({ text }: { text: string }) {
  const [, name, where] = /^(.+?), verified, (.+?)\.?$/.exec(text) ?? [];
  if (name === undefined || where === undefined) return <>{sentence(text)}</>;
  return (
    <span className="desk-who">
      {name} <span className="badge badge-good">verified</span> <span className="faint">{where}</span>
    </span>
  );
}

/** As they may be seen: whole for whoever has the ticket. */
function OwnWords({ words, mine }: { words: string; mine: boolean }) {
  return (
    <section className="panel" aria-labelledby="own-words" data-testid="desk-own-words">
      <h2 id="own-words">In the caller’s own words</h2>
      {words.split('\n').map((line, index) => (
        <p key={`${index}-${line}`} className="desk-message">
          {line}
        </p>
      ))}
      {!mine && <p className="faint">Whoever takes the ticket sees what is masked here.</p>}
    </section>
  );
}

function LastWords({ brief }: { brief: Brief }) {
  return (
    <section className="panel" aria-labelledby="last-words">
      <h2 id="last-words">Last words before it came here</h2>
      <ol className="desk-words">
        {brief.turns.map(({ agent, text }, index) => (
          <li key={`${index}-${text}`} className={agent === null ? 'desk-words-caller' : agentHue(agent)}>
            <span>{agent === null ? 'Caller' : agentTitle(agent)}</span>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

const VIA = { desk: 'at the desk', telephone: 'by telephone', refer: 'line sent on' };

function Tries({ ticket: { attempts } }: { ticket: FullTicket }) {
  if (attempts.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="tries">
      <h2 id="tries">Tries</h2>
      <ol className="desk-tries">
        {attempts.map(({ number, via, person, startedAt, outcome }) => (
          <li key={number} data-outcome={outcome ?? 'open'}>
            <span>
              {person} <span className="faint">{VIA[via]}</span>
            </span>
            <span>{outcome === null ? 'under way' : OUTCOMES[outcome]}</span>
            <span className="faint">{moment(startedAt, startedAt).replace('Today, ', '')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
