// One past call, made from its stored events by the same reducer as a live one.
import { useCallback, useMemo, useState } from 'react';
import { fetchCall, type StoredCall } from '../api/calls.ts';
import { viewOfEvents } from '../call-view/observe.ts';
import { medianWait } from '../call-view/pace.ts';
import type { CallView } from '../call-view/call-view.ts';
import { Entries } from '../call-room/transcript.tsx';
import { Chain } from '../parts/agent-name.tsx';
import { DispositionBadge } from '../parts/badge.tsx';
import { EventList } from '../parts/event-list.tsx';
import { costName, dollars, duration, moment, wait } from '../parts/format.ts';
import { Icon } from '../parts/icon.tsx';
import { Link } from '../parts/link.tsx';
import { ReplayFile } from '../parts/replay-file.tsx';
import { Loading } from '../parts/states.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useTitle } from '../parts/use-title.ts';
import { CallTape } from './call-tape.tsx';
import { CallsProblem } from './calls-problem.tsx';
import { HandoffList, ToolList, Usage, VerificationLine } from './call-parts.tsx';
import '../styles/figures.css';
import '../styles/transcript.css';
import '../styles/watch.css';
import '../styles/calls.css';

export default function CallPage({ id }: { id: string }) {
  const load = useCallback((signal: AbortSignal) => fetchCall(id, signal), [id]);
  const [loaded, again] = useLoaded(load);
  if (loaded.state === 'loading') return <Loading what="Looking up the call…" />;
  if (loaded.state === 'failed') return <CallsProblem error={loaded.error} onAgain={again} />;
  return <PastCallView stored={loaded.value} />;
}

function PastCallView({ stored: { call, events } }: { stored: StoredCall }) {
  const view = useMemo(() => viewOfEvents(events), [events]);
  const [now] = useState(() => Date.now());
  const disposition = call.disposition ?? view.summary?.disposition;
  const summary = call.summary ?? view.summary?.summary ?? 'This call has no summary yet.';
  // Calls of older versions have a summary alone.
  const title = view.summary?.title ?? summary;
  useTitle(title);
  const caller = call.callerLast4 ? `···${call.callerLast4}` : 'number withheld';
  return (
    <div className="page" data-testid="past-call">
      <Link href="/calls" className="back">
        <Icon name="back" size={16} />
        Past calls
      </Link>
      <div className="page-head">
        <div>
          <p className="overline">
            {moment(call.startedAt, now)} · {call.channel} · {caller}
          </p>
          <h1 className="call-title" data-testid="call-title">
            {title}
          </h1>
          {view.summary?.title !== undefined && <p className="call-summary-text">{summary}</p>}
          <div className="call-title-line">
            <DispositionBadge disposition={disposition} />
            <Chain agents={call.chain && call.chain.length > 0 ? call.chain : view.chain} />
          </div>
        </div>
        <ReplayFile id={call.id} />
      </div>
      <Figures call={call} view={view} />
      {call.audioUrl && (
        <audio
          className="recording"
          controls
          preload="none"
          src={call.audioUrl}
          aria-label="Recording of the call"
        />
      )}
      <CallTape view={view} />
      <div className="past">
        <section aria-labelledby="transcript-title">
          <h2 id="transcript-title">Transcript</h2>
          <Entries view={view} caller="Caller" />
        </section>
        <aside className="past-parts">
          <ToolList tools={view.tools} startedAt={view.startedAt ?? call.startedAt} />
          <HandoffList handoffs={view.handoffs} />
          <VerificationLine view={view} />
          <Usage view={view} />
          <EventList events={events} startedAt={view.startedAt ?? call.startedAt} />
          <p className="call-id mono">{call.id}</p>
        </aside>
      </div>
    </div>
  );
}

function Figures({ call, view }: { call: StoredCall['call']; view: CallView }) {
  const lasted = view.summary?.durationMs ?? (call.endedAt == null ? null : call.endedAt - call.startedAt);
  const median = medianWait(view.pace);
  const cost = call.costUsd ?? view.costUsd;
  const figures: [string, string][] = [
    ['Lasted', lasted === null ? '–' : duration(lasted)],
    [
      'Turns',
      String(view.summary?.turns ?? view.conversation.entries.filter(({ kind }) => kind === 'caller').length),
    ],
    ['Handoffs', String(view.handoffs.filter(({ status }) => status === 'entered').length)],
    ['Answer after', median === null ? '–' : wait(median)],
    [costName(view.rehearsed.length > 0), cost === null ? '–' : dollars(cost)],
  ];
  return (
    <dl className="figures figures-wide">
      {figures.map(([name, value]) => (
        <div key={name} className="figure">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
