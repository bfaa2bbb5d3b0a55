// What the policies must hold to: questions as callers ask them find the passage, and nothing else does.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { indexPolicies } from '../../src/services/policies/index-policies.ts';
import { describeOnEveryEngine } from '../support/database.ts';

const PESTCALL = 'config/companies/pestcall/policies';

describeOnEveryEngine('policies', (makeCompany) => {
  it.each([
    ["what's your cancellation fee", 'cancellation.md'],
    ["do I have to pay if I cancel tomorrow's visit?", 'cancellation.md'],
    ['can I move my appointment for free', 'rescheduling.md'],
    ['do you work on sundays', 'rescheduling.md'],
    ['Is it safe for my dog?', 'pets-and-children.md'],
    ['I have a baby at home, is the spray safe', 'pets-and-children.md'],
    ['how do I get ready for the treatment', 'preparation.md'],
    ['can I get a refund', 'guarantee.md'],
    ['what happens if I pay late', 'payment.md'],
    ['can I pay by credit card over the phone', 'payment.md'],
    ['do you come to Tacoma', 'service-area.md'],
    ['how much is a termite inspection', 'service-area.md'],
    ['do you record this call', 'privacy.md'],
    ['how much does it cost to cancel', 'cancellation.md'],
    ['can I pay in three parts', 'payment.md'],
    ['do I have to pay if you cancel', 'cancellation.md'],
    ['what about my budgie', 'pets-and-children.md'],
    ['tell me about your gaurantee', 'guarantee.md'],
  ])('answers "%s" from %s', async (text, source) => {
    const { services, company, database } = await makeCompany();
    await indexPolicies({ db: database.db, company, folder: PESTCALL });
    const [best] = await services.policies.search({ text, limit: 2 });
    expect(best?.source).toBe(source);
  });

  it.each([
    ['is the spray bad for guinea pigs', 'Pets'],
    ['is it safe for my hamster if you spray', 'Pets'],
    ['does my parrot have to leave the house', 'Pets'],
    ['is it OK for our corgi', 'Pets'],
    ['is it safe for my toddler', 'Children and pregnancy'],
    ['can my grandson play on the carpet afterwards', 'Children and pregnancy'],
    ['what products do you use', 'Products'],
  ])('answers "%s" with what is said of them first: %s', async (text, heading) => {
    const { services, company, database } = await makeCompany();
    await indexPolicies({ db: database.db, company, folder: PESTCALL });
    const [best] = await services.policies.search({ text, limit: 2 });
    expect(best?.heading).toBe(`Safety of pets and children: ${heading}`);
  });

  it.each([
    'what is the capital of France',
    'how do I change the shock absorbers on my truck',
    'the',
    '',
    "' | & ! <-> :* \\ ( \0",
  ])('has no answer to "%s"', async (text) => {
    const { services, company, database } = await makeCompany();
    await indexPolicies({ db: database.db, company, folder: PESTCALL });
    expect(await services.policies.search({ text, limit: 2 })).toEqual([]);
  });

  it("finds what a company's callers call otherwise by the company's own synonyms", async () => {
    const folder = await mkdtemp(join(tmpdir(), 'policies-'));
    await writeFile(
      join(folder, 'a.md'),
      '# Teeth\n\n## Bridges\nA bridge takes two visits.\n\n## Whitening\nWhitening takes one hour.\n\n## Parking\nThe garage is behind the house.\n',
    );
    const found = async (synonyms: string[][]) => {
      const { services, company, database } = await makeCompany({}, { synonyms });
      await indexPolicies({ db: database.db, company, folder });
      const passages = await services.policies.search({ text: 'do you do bleaching', limit: 1 });
      return passages.map(({ heading }) => heading);
    };
    expect(await found([])).toEqual([]);
    expect(await found([['whitening', 'bleaching']])).toEqual(['Teeth: Whitening']);
    await rm(folder, { recursive: true });
  });

  it('tells what the documents are about, for whoever found nothing', async () => {
    const { services, company, database } = await makeCompany();
    await indexPolicies({ db: database.db, company, folder: PESTCALL });
    const headings = await services.policies.headings({ limit: 3 });
    expect(headings).toHaveLength(3);
    expect(headings[0]).toBe('Cancelling a visit: Cancellation fee');
  });

  it('cuts a long passage at its paragraphs, so that its end is found too', async () => {
    const { services, company, database } = await makeCompany();
    const folder = await mkdtemp(join(tmpdir(), 'policies-'));
    const filler = 'We answer every letter within two working days, in the order in which they came in. ';
    const paragraphs = [
      ...Array.from({ length: 6 }, () => filler.repeat(6).trim()),
      'We do not trap raccoons.',
    ];
    await writeFile(join(folder, 'a.md'), `# Letters\n\n${paragraphs.join('\n\n')}\n`);
    await indexPolicies({ db: database.db, company, folder });
    const [best] = await services.policies.search({ text: 'raccoons', limit: 1 });
    expect(best).toMatchObject({ heading: 'Letters', text: expect.stringMatching(/raccoons\.$/) as string });
    expect(best?.text.length).toBeLessThan(2000);
    await rm(folder, { recursive: true });
  });

  it('follows the documents: indexed twice they are there once, changed they change, removed they go', async () => {
    const { services, company, database } = await makeCompany();
    const folder = await mkdtemp(join(tmpdir(), 'policies-'));
    const index = () => indexPolicies({ db: database.db, company, folder });
    const search = () => services.policies.search({ text: 'raccoon', limit: 9 });
    await writeFile(join(folder, 'wildlife.md'), '# Wildlife\n\n## Raccoons\nWe do not trap raccoons.\n');
    await Promise.all([index(), index()]);
    await index();
    expect(await search()).toEqual([
      { source: 'wildlife.md', heading: 'Wildlife: Raccoons', text: 'We do not trap raccoons.' },
    ]);
    await writeFile(join(folder, 'wildlife.md'), '# Wildlife\nWe trap raccoons.\n');
    await index();
    expect(await search()).toEqual([
      { source: 'wildlife.md', heading: 'Wildlife', text: 'We trap raccoons.' },
    ]);
    await rm(folder, { recursive: true });
    await index();
    expect(await search()).toEqual([]);
  });
});
