// What is looked for among past calls. Words and digits are looked for when they are complete, the others at once.
import { useState, type SubmitEvent } from 'react';
import type { CallQuery } from '../api/calls.ts';
import { agentTitle } from '../parts/format.ts';
import { Icon } from '../parts/icon.tsx';

export interface CallFiltersProps {
  query: CallQuery;
  agents: readonly string[];
  onChange: (query: CallQuery) => void;
}

const DISPOSITIONS = ['resolved', 'escalated', 'abandoned', 'locked_out', 'failed'];

export function CallFilters({ query, agents, onChange }: CallFiltersProps) {
  const [text, setText] = useState(query.text);
  const [caller, setCaller] = useState(query.caller);
  const search = (event: SubmitEvent) => {
    event.preventDefault();
    onChange({ ...query, text: text.trim(), caller });
  };
  return (
    <form className="call-filters" role="search" onSubmit={search} aria-label="Past calls">
      <input
        type="search"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          // The cross in the field.
          if (target.value === '') onChange({ ...query, text: '' });
        }}
        placeholder="Title, summary or id"
        aria-label="Title, summary or id"
        maxLength={200}
        data-testid="filter-text"
      />
      <input
        value={caller}
        onChange={({ target }) => {
          const digits = target.value.replace(/\D/g, '').slice(-4);
          setCaller(digits);
          if (digits.length === 4 || digits === '') onChange({ ...query, caller: digits });
        }}
        placeholder="Last 4 digits"
        aria-label="Last four digits of the caller's number"
        inputMode="numeric"
        pattern="\d{4}"
        title="The last four digits of the caller's number"
        data-testid="filter-caller"
      />
      <Choice
        name="Outcome"
        value={query.disposition}
        options={DISPOSITIONS}
        label={(each) => each.replaceAll('_', ' ')}
        onChange={(disposition) => onChange({ ...query, disposition })}
      />
      <Choice
        name="Agent"
        value={query.agent}
        options={agents}
        label={agentTitle}
        onChange={(agent) => onChange({ ...query, agent })}
      />
      <button type="submit" className="button">
        Search
      </button>
    </form>
  );
}

interface ChoiceProps {
  name: string;
  value: string;
  options: readonly string[];
  label: (option: string) => string;
  onChange: (value: string) => void;
}

function Choice({ name, value, options, label, onChange }: ChoiceProps) {
  return (
    <label className="select select-small">
      <span className="sr-only">{name}</span>
      <select
        value={value}
        onChange={({ target }) => onChange(target.value)}
        data-testid={`filter-${name.toLowerCase()}`}
      >
        <option value="">Any {name.toLowerCase()}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {label(option)}
          </option>
        ))}
      </select>
      <Icon name="chevron" size={16} />
    </label>
  );
}
