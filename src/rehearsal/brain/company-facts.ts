// What an agent's prompt says about its company: opening hours and services.
import { plain } from './acts.ts';
import { stem } from './wishes.ts';

export function openingHours(instructions: string): string | null {
  const [, hours] = /\bThe company is open ([^.\n]+)\./.exec(instructions) ?? [];
  return hours?.trim() ?? null;
}

export function offeredServices(instructions: string): string[] {
  const [, services] = /\bIt offers: ([^.\n]+)\./.exec(instructions) ?? [];
  return (services ?? '')
    .split(',')
    .map((service) => service.trim())
    .filter(Boolean);
}

/** What callers call things, by the word that a service's name has for it. */
const OTHER_WORDS: readonly (readonly [name: string, said: RegExp])[] = [
  ['rodent', /\b(?:mouse|mice|rats?|squirrels?|vermin|droppings)\b/],
  ['wasp', /\b(?:wasps?|bees?|hornets?|yellow ?jackets?|nest)\b/],
  ['mosquito', /\b(?:mosquito(?:e?s)?)\b/],
  ['termite', /\b(?:termites?|wood ?worms?)\b/],
  ['ant', /\b(?:ants?)\b/],
  [
    'quarterly',
    /\b(?:quarterly|regular|usual|routine|every three months|three month|plan|scheduled treatment|normal (?:one|treatment|visit))\b/,
  ],
  ['cleaning', /\b(?:cleaning|clean my teeth|hygienist)\b/],
  [
    'general',
    /\b(?:general|pests?|bugs?|insects?|cockroach(?:es)?|roach(?:es)?|spiders?|fleas?|silverfish|bed ?bugs?|critters?|crickets?|exterminat\w+|spray(?:ing|ed)?|check ?up)\b/,
  ],
];

/** The service that words ask for; null when none or when they fit several equally. */
export function serviceIn(text: string, services: readonly string[]): string | null {
  const said = plain(text);
  const exact = services.find((service) => said.includes(service.toLowerCase()));
  if (exact) return exact;
  for (const [name, pattern] of OTHER_WORDS) {
    const service = services.find((one) => new RegExp(`\\b${name}`, 'i').test(one));
    if (service && pattern.test(said)) return service;
  }
  return byOwnWords(said, services);
}

/** By the words that are in one service's name alone: "whitening", "inspection" only where there is one. */
function byOwnWords(said: string, services: readonly string[]): string | null {
  const stems = new Set(said.split(' ').map(stem));
  const telling = (service: string) =>
    service
      .toLowerCase()
      .split(' ')
      .map(stem)
      .filter(
        (word) =>
          word.length > 2 &&
          services.filter((other) => other.toLowerCase().split(' ').map(stem).includes(word)).length === 1,
      );
  const fitting = services.filter((service) => telling(service).some((word) => stems.has(word)));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
