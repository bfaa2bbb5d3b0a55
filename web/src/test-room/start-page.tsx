// Before the call: whose line this is, who calls, and what could be tried.
import { isRehearsed, signOut, type TestRoom } from '../api/test-room.ts';
import { agentTitle } from '../parts/format.ts';
import { Board } from '../board/board.tsx';
import type { CallWish } from '../session/begin-call.ts';
import { CallForm } from './call-form.tsx';
import { ScenarioCards } from './scenario-cards.tsx';
import type { Choice } from './choice.ts';

export interface StartPageProps {
  room: TestRoom;
  choice: Choice;
  onChoose: (choice: Choice) => void;
  onCall: (wish: CallWish) => void;
  onSignedOut: () => void;
}

export function StartPage({ room, choice, onChoose, onCall, onSignedOut }: StartPageProps) {
  return (
    <div className="start">
      <section className="start-lead" aria-labelledby="company">
        <p className="overline">Test room</p>
        <h1 id="company">{room.company.name}</h1>
        <p className="lead">{whoAnswers(room)}</p>
        <Honesty room={room} />
        {room.roster && (
          <div className="start-board">
            <Board roster={room.roster} active={null} handoffs={[]} />
          </div>
        )}
      </section>
      <CallForm room={room} choice={choice} onChoose={onChoose} onCall={onCall} />
      <ScenarioCards
        chosen={choice.scenario}
        onChoose={(scenario) => onChoose({ ...choice, scenario })}
        spoken={room.voice.available}
      />
      {room.passwordRequired && (
        <button
          type="button"
          className="button button-quiet sign-out"
          onClick={() => void signOut().then(onSignedOut, onSignedOut)}
        >
          Sign out
        </button>
      )}
    </div>
  );
}

function whoAnswers({ roster }: TestRoom): string {
  if (!roster) return 'A verification agent answers, learns what you want, and hands you to a specialist.';
  const others = roster.agents
    .filter(({ name }) => name !== roster.entry)
    .map(({ name }) => agentTitle(name).toLowerCase());
  const list = new Intl.ListFormat('en-GB').format(others);
  return `${agentTitle(roster.entry)} answers. Behind it: ${list}.`;
}

/** What is only rehearsed must not be taken for the real thing. */
function Honesty({ room }: { room: TestRoom }) {
  const standIns = [
    room.languageModel ? null : 'a rehearsal engine answers instead of a language model',
    room.voice.available && isRehearsed(room.speech?.stt)
      ? 'a small grammar listens instead of a speech recogniser'
      : null,
    room.voice.available && isRehearsed(room.speech?.tts) ? 'a simple synthesiser speaks' : null,
  ].filter((part) => part !== null);
  if (standIns.length === 0)
    return (
      <p className="honesty" data-testid="honesty">
        The language model is {room.languageModel}.
      </p>
    );
  return (
    <p className="honesty honesty-rehearsed" data-testid="honesty">
      <strong>Rehearsal.</strong> No keys are configured, so {new Intl.ListFormat('en-GB').format(standIns)}.
      Agents, tools, transfers and records are the real ones.
    </p>
  );
}
