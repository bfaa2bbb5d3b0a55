// Imports point one way: main → server, channels → call → agents → tools → coordinator | services/*.port → domain.
/** @type {import('dependency-cruiser').IConfiguration} */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: `^src/(${[from, ...allowed].join('|')})/` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Split the shared part out.',
      from: {},
      to: { circular: true },
    },
    only('domain-is-pure', 'domain', [], 'domain imports nothing of ours.'),
    only('understand-is-pure', 'understand', ['domain'], 'understand imports domain only.'),
    only(
      'coordinator-is-pure',
      'coordinator',
      ['domain'],
      'The coordinator decides; it does not act. Act in call/.',
    ),
    only(
      'tools-see-ports',
      'tools',
      ['domain', 'coordinator', 'services', 'understand'],
      'Tools act through service ports.',
    ),
    {
      name: 'tools-see-ports-only',
      comment: 'Tools import <name>.port.ts; adapters are chosen in call/.',
      severity: 'error',
      from: { path: '^src/(tools|agents)/' },
      to: { path: '^src/services/', pathNot: '\\.port\\.ts$' },
    },
    {
      name: 'tools-do-not-import-tools',
      comment: 'Share through define-tool.ts or move the logic to a service.',
      severity: 'error',
      from: { path: '^src/tools/[^/]+\\.tool\\.ts$' },
      to: { path: '^src/tools/[^/]+\\.tool\\.ts$' },
    },
    only('agents-are-specs', 'agents', ['domain', 'tools', 'coordinator', 'services'], 'An agent is data.'),
    {
      name: 'agents-do-not-import-agents',
      comment: 'Name the other agent in the roster; the coordinator brings it in.',
      severity: 'error',
      from: { path: '^src/agents/[^/]+\\.agent\\.ts$' },
      to: { path: '^src/agents/[^/]+\\.agent\\.ts$' },
    },
    only(
      'services-below-call',
      'services',
      ['domain', 'database', 'understand'],
      'Services know nothing of calls.',
    ),
    only('database-below-services', 'database', ['domain', 'config'], 'The schema knows nothing of calls.'),
    only('config-is-edge', 'config', ['domain'], 'config parses files and environment, nothing more.'),
    only('speech-knows-no-agents', 'speech', ['domain', 'config'], 'Providers know nothing of agents.'),
    only(
      'telephony-knows-no-calls',
      'telephony',
      ['domain', 'config', 'channels'],
      'Trunks and rules are set up before any call; of channels only what a dispatched job is told.',
    ),
    only(
      'rehearsal-knows-no-agents',
      'rehearsal',
      ['domain', 'understand', 'config'],
      'The brain sees what a model sees.',
    ),
    {
      name: 'plugins-in-speech-only',
      comment: 'Build providers in src/speech.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/speech/' },
      to: { path: '@livekit/agents-plugin-' },
    },
    {
      name: 'call-is-below-channels',
      comment: 'A call does not know how its words travel.',
      severity: 'error',
      from: { path: '^src/call/' },
      to: { path: '^src/(channels|server|replay|launcher|main)' },
    },
    {
      name: 'no-tests-in-src',
      comment: 'src never imports test or bench code.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench)/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};
