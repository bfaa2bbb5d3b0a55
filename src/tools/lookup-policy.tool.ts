// What the company's own documents say. Quoted with their source, never invented.
import { z } from 'zod';
import { defineTool } from './define-tool.ts';

const PASSAGES = 2;

export const lookupPolicy = defineTool({
  name: 'lookup_policy',
  description:
    "Look up the company's policies: fees, preparation, safety for pets and children, guarantees, payment, service area, hours.",
  parameters: z.strictObject({
    question: z.string().max(500).describe("The caller's question in a few words."),
  }),
  effect: 'read',
  requires: 'nothing',
  filler: 'policies',
  async execute({ question }, call) {
    const passages = await call.services.policies.search({ text: question, limit: PASSAGES });
    if (passages.length === 0)
      return { passages: [], next_step: 'The documents do not say. Tell the caller so and offer a person.' };
    call.report({
      type: 'ids.listed',
      kind: 'policy',
      ids: passages.map(({ source, heading }) => `${source}#${heading}`),
    });
    return { passages };
  },
});
