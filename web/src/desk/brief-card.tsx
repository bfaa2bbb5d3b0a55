// What the person must know before they say hello: who, what they want, what was done, why it came here, the last words.
import { useMemo, type ReactNode } from 'react';
import type { FullTicket, OpenTicket } from '../api/desk.ts';
import { HandoffList, ToolList } from '../calls/call-parts.tsx';
import type { CallView } from '../call-view/call-view.ts';
import { agentHue } from '../parts/agent-hue.ts';
import { agentTitle, label, moment } from '../parts/format.ts';
import { Icon } from '../parts/icon.tsx';
import { readBrief, type Brief } from './brief.ts';
import { OUTCOMES, sentence } from './words.ts';

export interface BriefCardProps {
  ticket: FullTicket;
  call: OpenTicket['call'];
  view: CallView;
}

export function BriefCard({ ticket, call, view }: BriefCardProps) {
  const brief = useMemo(() => readBrief(ticket.brief ?? ''), [ticket.brief]);
  return (
    <aside className="watch desk-brief" aria-label="Brief">
      <section className="panel" aria-labelledby="brief-title" data-testid="desk-brief">
        <h2 id="brief-title">Brief</h2>
        {brief.message !== null && <p className="desk-message">{brief.message}</p>}
        <BriefFacts brief={brief} reason={ticket.reason} />
        {isEmpty(brief) && <p className="faint">There is none: the agents had no time to write one.</p>}
      </section>
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

function BriefFacts({ brief, reason }: { brief: Brief; reason: string }) {
  const why = brief.why.filter((line) => line !== reason);
  return (
    <dl className="desk-facts">
      {brief.caller !== null && <Who caller={brief.caller} />}
      <FactList name="Wants" values={brief.wants} strong />
      <FactList name="Also wants" values={brief.waiting} />
      <FactList name="Why a person" values={why} />
      {brief.mood !== null && <Fact name="Mood">{sentence(brief.mood)}</Fact>}
      {brief.done.length > 0 && (
        <Fact name="Done">
          <ul className="done">
            {brief.done.map((done) => (
              <li key={done}>
                <Icon name="check" size={14} />
                {sentence(done)}
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {brief.proposals.length > 0 && (
        <Fact name="Waits for a yes">
          {brief.proposals.map((proposal) => (
            <p key={proposal} className="proposal">
              {sentence(proposal)}
            </p>
          ))}
        </Fact>
      )}
      {brief.others.map(({ key, value }, index) => (
        <Fact key={`${index}-${key}`} name={label(key)}>
          {sentence(value)}
        </Fact>
      ))}
    </dl>
  );
}

/** `verified, Dana Whitfield`, or why they are not. */
function Who({ caller }: { caller: string }) {
  const name = /^verified, (.+)$/.exec(caller)?.[1];
  return (
    <Fact name="Who">
      {name === undefined ? (
        sentence(caller)
      ) : (
        <span className="desk-who">
          {name} <span className="badge badge-good">verified</span>
        </span>
      )}
    </Fact>
  );
}

function FactList({ name, values, strong = false }: { name: string; values: string[]; strong?: boolean }) {
  if (values.length === 0) return null;
  return (
    <Fact name={name}>
      {values.map((value, index) => (
        <p key={value} {...(strong && index === 0 ? { className: 'desk-fact-strong' } : {})}>
          {sentence(value)}
        </p>
      ))}
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
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

function isEmpty(brief: Brief): boolean {
  const { caller, wants, waiting, done, proposals, turns, others, message } = brief;
  return (
    caller === null &&
    message === null &&
    [wants, waiting, done, proposals, turns, others].every((list) => list.length === 0)
  );
}
