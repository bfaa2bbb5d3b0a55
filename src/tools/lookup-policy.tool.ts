// What the company's own documents say. Quoted with their source, never invented.
import { z } from 'zod';
import { defineTool } from './define-tool.ts';

const PASSAGES = 3;
/** More headings than this are no help to choose from. */
const HEADINGS = 60;

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
    const { policies } = call.services;
    const passages = await policies.search({ text: question, limit: PASSAGES });
    if (passages.length === 0)
      return { passages: [], headings: await policies.headings({ limit: HEADINGS }), next_step: NOT_FOUND };
    call.report({
      type: 'ids.listed',
      kind: 'policy',
      ids: passages.map(({ source, heading }) => `${source}#${heading}`),
    });
    return { passages, next_step: FOUND };
  },
});

const FOUND =
  'Answer with what these passages say, and nothing else. If none of them says it, tell the caller that the documents do not, and offer a person.';

const NOT_FOUND =
  'No passage fits these words. If one of the headings may answer, call lookup_policy again with that heading. Otherwise the documents do not say it: tell the caller so, and offer a person.';
