/** Who may import whom (docs/architecture.md). A room that is not named in `to` is out of reach. */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: to },
});

const tslib = '^node_modules/(tslib)/';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only(
      'domain-is-pure',
      '^src/domain/(?!calendar/)',
      ['^src/domain/', tslib],
      'The domain imports nothing but itself.',
    ),
    only(
      'calendar-has-luxon',
      '^src/domain/calendar/',
      ['^src/domain/', '^node_modules/(@types/)?luxon/'],
      'Only the calendar may use luxon.',
    ),
    only(
      'ports-are-interfaces',
      '^src/ports/',
      ['^src/(domain|ports)/'],
      'Ports are interfaces over the domain.',
    ),
    only(
      'usecases-know-ports',
      '^src/usecases/',
      ['^src/(domain|ports|usecases)/'],
      'Use cases see domain and ports.',
    ),
    only(
      'workflows-wait',
      '^workflows/',
      ['^workflows/', '^node_modules/@temporalio/(workflow|common)/', '^(src/domain|activities)/'],
      'Workflows see their own files and @temporalio/workflow.',
    ),
    {
      name: 'workflows-see-types-only',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^(src/domain|activities)/', dependencyTypesNot: ['type-only'] },
    },
    only(
      'activities-are-thin',
      '^activities/(?!adapters/)',
      [
        '^activities/(?!adapters/)',
        '^src/(domain|ports|usecases)/',
        '^workflows/messages',
        '^node_modules/@temporalio/(activity|common)/',
      ],
      'Activities open the use cases.',
    ),
    {
      name: 'adapters-not-upwards',
      severity: 'error',
      from: { path: '^activities/adapters/' },
      to: { path: '^(src/(usecases|web|cli|main)|activities/(?!adapters/))' },
    },
    only(
      'config-reads-data',
      '^config/',
      ['^config/', '^src/domain/', '^node_modules/(zod|yaml)/', '^(node:)?(fs|path|url|crypto)'],
      'Config is data and the schemas that read it.',
    ),
    {
      name: 'web-and-cli-stay-apart',
      severity: 'error',
      from: { path: '^src/(web|cli)/' },
      to: { path: '^(activities/|src/main/)' },
    },
    { name: 'web-not-cli', severity: 'error', from: { path: '^src/web/' }, to: { path: '^src/cli/' } },
    { name: 'cli-not-web', severity: 'error', from: { path: '^src/cli/' }, to: { path: '^src/web/' } },
    {
      name: 'main-is-known-by-nobody',
      severity: 'error',
      from: { pathNot: '^(src/main|tests|bench)/' },
      to: { path: '^src/main/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
