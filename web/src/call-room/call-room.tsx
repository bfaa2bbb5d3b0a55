// The room while a call is on, and its summary when it is over.
import { useState, useSyncExternalStore } from 'react';
import type { TestRoom } from '../api/test-room.ts';
import { useTitle } from '../parts/use-title.ts';
import { agentHue } from '../parts/agent-hue.ts';
import type { CallSession, SessionState } from '../session/call-session.ts';
import { findScenario } from '../test-room/scenarios.ts';
import { Banners } from './banners.tsx';
import { CallHead } from './call-head.tsx';
import { Composer } from './composer.tsx';
import { Controls } from './controls.tsx';
import { EndDialog } from './end-dialog.tsx';
import { ScenarioGuide } from './scenario-guide.tsx';
import { SummaryPanel } from './summary-panel.tsx';
import { Transcript } from './transcript.tsx';
import { useBrowserEar } from './use-browser-ear.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { WatchColumn } from './watch-column.tsx';
import '../styles/figures.css';
import '../styles/call.css';
import '../styles/transcript.css';
import '../styles/watch.css';

export interface CallRoomProps {
  session: CallSession;
  room: TestRoom;
  /** Back to the start page. */
  onLeave: () => void;
  onAgain: () => void;
}

type Tab = 'talk' | 'watch';

export default function CallRoom({ session, room, onLeave, onAgain }: CallRoomProps) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const [tab, setTab] = useState<Tab>('talk');
  const [ending, setEnding] = useState(false);
  const [draft, setDraft] = useState('');
  const ear = useBrowserEar(session);
  const on = isOn(state);
  const muted = state.line.microphone === 'muted';
  const toggleMute = () => {
    if (session.sound && !ear.on) void session.sound.setMuted(!muted);
  };
  const askToEnd = () => {
    if (on) setEnding(true);
  };
  useShortcuts({ mute: toggleMute, end: askToEnd, enabled: on && !ending });
  useTitle(
    `${state.phase === 'over' ? 'Call ended' : 'On a call'}, ${state.view.call?.company.name ?? room.company.name}`,
  );
  const scenario = findScenario(session.options.scenario);
  const hint = room.callers.find(({ number, name }) =>
    isSame({ number, name }, session.options.caller),
  )?.hint;
  const { view } = state;
  return (
    <div
      className={`call ${view.active === null ? '' : agentHue(view.active)}`}
      data-phase={state.phase}
      data-tab={tab}
      data-testid="call-room"
    >
      <CallHead state={state} session={session} company={view.call?.company.name ?? room.company.name} />
      <Tabs tab={tab} onTab={setTab} />
      <div className={scenario ? 'call-body call-body-guided' : 'call-body'}>
        {scenario && (
          <ScenarioGuide
            scenario={scenario}
            hint={hint}
            turns={
              view.conversation.entries.filter(({ kind }) => kind === 'caller').length + state.typed.length
            }
            onStep={(text) => (on ? session.say(text) : setDraft(text))}
            spoken={state.line.microphone === 'live' || ear.on}
            over={!on}
          />
        )}
        <section className="talk" aria-label="Conversation">
          <Banners state={state} session={session} onLeave={onLeave} ear={ear} />
          <Transcript state={state} hearing={ear.hearing} caller={session.options.caller.name} />
          {state.phase === 'over' ? (
            <SummaryPanel view={view} onAgain={onAgain} onLeave={onLeave} />
          ) : state.phase === 'broken' ? null : (
            <div className="dock">
              <Composer draft={draft} onDraft={setDraft} onSay={(text) => session.say(text)} disabled={!on} />
              <Controls
                state={state}
                session={session}
                ear={ear}
                offerEar={canOfferEar(room, ear.available)}
                onMute={toggleMute}
                onEnd={askToEnd}
              />
            </div>
          )}
        </section>
        <WatchColumn state={state} roster={view.call?.roster ?? room.roster ?? null} />
      </div>
      {ending && (
        <EndDialog
          onStay={() => setEnding(false)}
          onEnd={() => {
            setEnding(false);
            session.hangUp();
          }}
        />
      )}
    </div>
  );
}

function Tabs({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) {
  return (
    <div className="tabs" role="group" aria-label="Show">
      <button type="button" aria-pressed={tab === 'talk'} onClick={() => onTab('talk')}>
        Conversation
      </button>
      <button
        type="button"
        aria-pressed={tab === 'watch'}
        onClick={() => onTab('watch')}
        data-testid="tab-watch"
      >
        Behind it
      </button>
    </div>
  );
}

function isOn({ phase }: SessionState): boolean {
  return phase === 'calling' || phase === 'live';
}

function isSame(
  a: { number: string | null; name: string },
  b: { number: string | null; name: string },
): boolean {
  return a.number === b.number && a.name === b.name;
}

/** A recogniser in the cloud hears better than the browser's. */
function canOfferEar(room: TestRoom, available: boolean): boolean {
  const first = room.speech?.stt[0];
  return available && (first === undefined || first.startsWith('rehearsal'));
}
