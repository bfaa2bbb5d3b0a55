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
  const caller = callerOf(room, choice);
  const voice = room.voice.available;
  const call = (mode: CallWish['mode']) => {
    const { number, name } = caller;
    onCall({ mode, caller: { number, name }, scenario: choice.scenario, deviceId: choice.deviceId });
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent;
    const byText = submitter instanceof HTMLButtonElement && submitter.value === 'text';
    call(voice && !byText ? 'voice' : 'text');
  };
  return (
    <form className="call-form" onSubmit={submit} aria-label="Call">
      <Callers room={room} choice={choice} onChoose={onChoose} />
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
        <button type="submit" className="button button-quiet" data-testid="call-by-text" value="text">
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

function callerOf({ callers }: TestRoom, choice: Choice): Pick<Caller, 'number' | 'name'> {
  if (choice.caller === 'other') return { number: choice.number, name: phone(choice.number) };
  return callers[choice.caller] ?? callers[0] ?? { number: null, name: 'Number withheld' };
}

function Callers({ room, choice, onChoose }: Pick<CallFormProps, 'room' | 'choice' | 'onChoose'>) {
  return (
    <fieldset className="callers">
      <legend>Who calls</legend>
      {room.callers.map(({ number, name, hint }, index) => (
        <label key={`${number ?? 'withheld'}-${name}`} className="caller">
          <input
            type="radio"
            name="caller"
            checked={index === choice.caller}
            onChange={() => onChoose({ ...choice, caller: index })}
            data-testid={`caller-${number ?? 'withheld'}`}
          />
          <span className="caller-name">{name}</span>
          <span className="caller-number">{number === null ? 'no number' : phone(number)}</span>
          {hint && <span className="caller-hint">{hint}</span>}
        </label>
      ))}
      {room.anyNumber && (
        <label className="caller">
          <input
            type="radio"
            name="caller"
            checked={choice.caller === 'other'}
            onChange={() => onChoose({ ...choice, caller: 'other' })}
            data-testid="caller-other"
          />
          <span className="caller-name">Another number</span>
        </label>
      )}
      {room.anyNumber && choice.caller === 'other' && (
        <label className="field">
          <span className="sr-only">Number that calls</span>
          <input
            type="tel"
            value={choice.number}
            onChange={({ target }) => onChoose({ ...choice, number: target.value })}
            placeholder="+1 415 555 1234"
            pattern="\s*\+?[\d \(\).\-]{7,20}\s*"
            title="A telephone number, e.g. +1 415 555 1234"
            required
            data-testid="caller-number"
          />
        </label>
      )}
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
