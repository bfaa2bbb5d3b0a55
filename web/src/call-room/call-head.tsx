// Who speaks for the company now, what they are doing, and the figures of the call.
import { medianWait } from '../call-view/pace.ts';
import { costName, dollars, duration, wait } from '../parts/format.ts';
import { QualityBars } from '../parts/quality-bars.tsx';
import type { CallSession, SessionState } from '../session/call-session.ts';
import { doingNow, holder } from './doing-now.ts';
import { useNow } from './use-now.ts';
import { Visualiser } from './visualiser.tsx';

export interface CallHeadProps {
  state: SessionState;
  session: CallSession;
  company: string;
}

export function CallHead({ state, session, company }: CallHeadProps) {
  const { view, phase } = state;
  const running = phase !== 'over' && phase !== 'broken';
  return (
    <header className="call-head">
      <Visualiser sound={session.sound} speaking={view.conversation.speaking !== null} on={running} />
      <div className="holder">
        <p className="overline">{company}</p>
        <h1 data-testid="active-agent" data-agent={view.active ?? ''}>
          {holder(state)}
        </h1>
        <p className="doing" data-testid="doing">
          {doingNow(state)}
        </p>
      </div>
      <dl className="figures">
        <Figure name="Time" value={<Clock state={state} running={running} />} />
        <Wait state={state} />
        <Figure name="Handoffs" value={String(Math.max(0, view.chain.length - 1))} testId="handoffs" />
        <Figure
          name={costName(view.rehearsed.length > 0)}
          value={view.costUsd === null ? '–' : dollars(view.costUsd)}
          testId="cost"
        />
        {session.options.mode === 'voice' && running && <Quality state={state} />}
      </dl>
    </header>
  );
}

interface FigureProps {
  name: string;
  value: React.ReactNode;
  title?: string;
  testId?: string;
}

function Figure({ name, value, title, testId }: FigureProps) {
  return (
    <div className="figure" {...(title === undefined ? {} : { title })}>
      <dt>{name}</dt>
      <dd {...(testId === undefined ? {} : { 'data-testid': testId })}>{value}</dd>
    </div>
  );
}

function Wait({ state: { view } }: { state: SessionState }) {
  const last = view.pace.answers.at(-1)?.ms;
  const median = medianWait(view.pace);
  const title =
    median === null
      ? 'From the end of a turn to the first words'
      : `Median of ${view.pace.answers.length}: ${wait(median)}`;
  return (
    <Figure
      name="Answer after"
      value={last === undefined ? '–' : wait(last)}
      title={title}
      testId="latency"
    />
  );
}

function Clock({ state: { view }, running }: { state: SessionState; running: boolean }) {
  const now = useNow(running);
  const { startedAt, endedAt, summary } = view;
  if (startedAt === null) return '0:00';
  return duration(summary?.durationMs ?? (endedAt ?? now) - startedAt);
}

function Quality({ state: { line } }: { state: SessionState }) {
  return (
    <Figure
      name="Line"
      title="Connection quality, as LiveKit measures it"
      testId="quality"
      value={<QualityBars quality={line.quality} />}
    />
  );
}
