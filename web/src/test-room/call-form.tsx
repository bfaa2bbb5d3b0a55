// Who calls, through which microphone, and the button that does it.
import type { SubmitEvent } from 'react';
import type { Caller, TestRoom } from '../api/test-room.ts';
import { phone } from '../parts/format.ts';
import { Icon } from '../parts/icon.tsx';
import type { CallWish } from '../session/begin-call.ts';
import { findScenario } from './scenarios.ts';
import type { Choice } from './choice.ts';
import { useMicrophones } from './use-microphones.ts';

export interface CallFormProps {
  room: TestRoom;
  choice: Choice;
  onChoose: (choice: Choice) => void;
  onCall: (wish: CallWish) => void;
}

export function CallForm({ room, choice, onChoose, onCall }: CallFormProps) {
  const caller = room.callers[choice.caller] ?? room.callers[0] ?? { number: null, name: 'Number withheld' };
  const voice = room.voice.available;
  const call = (mode: CallWish['mode']) => {
    const { number, name } = caller;
    onCall({ mode, caller: { number, name }, scenario: choice.scenario, deviceId: choice.deviceId });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    call(voice ? 'voice' : 'text');
  };
  return (
    <form className="call-form" onSubmit={submit} aria-label="Call">
      <Callers
        callers={room.callers}
        chosen={choice.caller}
        onChoose={(index) => onChoose({ ...choice, caller: index })}
      />
      {voice && (
        <MicrophoneChoice
          deviceId={choice.deviceId}
          onChoose={(deviceId) => onChoose({ ...choice, deviceId })}
        />
      )}
      <ChosenScenario id={choice.scenario} />
      <button type="submit" className="button button-call" data-testid="call">
        <Icon name="phone" />
        {voice ? 'Call in voice' : 'Call by text'}
      </button>
      {voice ? (
        <button
          type="button"
          className="button button-quiet"
          data-testid="call-by-text"
          onClick={() => call('text')}
        >
          Call by text instead
        </button>
      ) : (
        <p className="hint" data-testid="voice-hint">
          <Icon name="mic" size={16} />
          {room.voice.hint ?? 'There is no voice server, so calls are typed.'}
        </p>
      )}
      {voice && room.voice.hint && <p className="hint">{room.voice.hint}</p>}
    </form>
  );
}

interface CallersProps {
  callers: readonly Caller[];
  chosen: number;
  onChoose: (index: number) => void;
}

function Callers({ callers, chosen, onChoose }: CallersProps) {
  return (
    <fieldset className="callers">
      <legend>Who calls</legend>
      {callers.map(({ number, name, hint }, index) => (
        <label key={`${number ?? 'withheld'}-${name}`} className="caller">
          <input
            type="radio"
            name="caller"
            checked={index === chosen}
            onChange={() => onChoose(index)}
            data-testid={`caller-${number ?? 'withheld'}`}
          />
          <span className="caller-name">{name}</span>
          <span className="caller-number">{number === null ? 'no number' : phone(number)}</span>
          {hint && <span className="caller-hint">{hint}</span>}
        </label>
      ))}
    </fieldset>
  );
}

function MicrophoneChoice({
  deviceId,
  onChoose,
}: {
  deviceId: string | null;
  onChoose: (deviceId: string | null) => void;
}) {
  const devices = useMicrophones();
  return (
    <label className="field">
      <span>Microphone</span>
      <span className="select">
        <select
          value={deviceId ?? ''}
          data-testid="microphone"
          onChange={(event) => onChoose(event.target.value || null)}
        >
          <option value="">The system’s choice</option>
          {devices.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        <Icon name="chevron" size={16} />
      </span>
    </label>
  );
}

function ChosenScenario({ id }: { id: string | null }) {
  const scenario = findScenario(id);
  if (!scenario) return null;
  return (
    <p className="chosen-scenario">
      You play <strong>{scenario.title}</strong>.
    </p>
  );
}
