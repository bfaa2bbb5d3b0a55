// The lines of the scenario beside the call: what to say next, what has been said, and what should come of it.
import { useState } from 'react';
import { fillStep, type Scenario } from '../test-room/scenarios.ts';

export interface ScenarioGuideProps {
  scenario: Scenario;
  hint: string | null | undefined;
  /** How often the caller has spoken: steps move on by themselves. */
  turns: number;
  onStep: (text: string) => void;
  spoken: boolean;
  over: boolean;
}

export function ScenarioGuide({ scenario, hint, turns, onStep, spoken, over }: ScenarioGuideProps) {
  // Choosing another step than the next moves the count with it.
  const [shift, setShift] = useState(0);
  const next = turns + shift;
  const take = (index: number, text: string) => {
    setShift(index - turns);
    onStep(text);
  };
  return (
    <aside className="guide" aria-labelledby="guide-title" data-over={over}>
      <h2 id="guide-title">{scenario.title}</h2>
      <p className="guide-how">
        {spoken ? 'Say the lines, or click to send them.' : 'Click a line to send it.'}
      </p>
      <ol>
        {scenario.steps.map(({ say, how }, index) => {
          const text = fillStep(say, hint);
          const state = index < next ? 'said' : index === next ? 'next' : 'later';
          return (
            <li key={say} data-state={over ? 'said' : state}>
              <button
                type="button"
                disabled={over}
                onClick={() => take(index, text)}
                {...(index === next ? { 'aria-current': 'step' as const } : {})}
                data-testid="scenario-step"
              >
                <span>{text}</span>
                {how !== undefined && <em>{how}</em>}
              </button>
            </li>
          );
        })}
      </ol>
      <p className="guide-expect">
        <strong>What should happen</strong>
        {scenario.expect}
      </p>
    </aside>
  );
}
