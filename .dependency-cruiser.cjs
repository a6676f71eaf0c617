// The rules of docs/architecture.md, "Dependency rules". A package imports only packages above it in the list.
const ORDER = [
  'expression',
  'journey',
  'authorization-server',
  'outbound-http',
  'telemetry',
  'storage',
  'admin-api',
  'server',
  'testing',
  'cli',
];

const packageRules = ORDER.map((name, index) => ({
  name: `order-${name}`,
  comment: `${name} may import only packages above it`,
  severity: 'error',
  from: { path: `^packages/${name}/` },
  to: { path: `^packages/(${ORDER.slice(index + 1).join('|') || 'none'})/` },
}));

const onlyIn = (library, packages) => ({
  name: `only-${packages[0]}-imports-${library}`,
  severity: 'error',
  from: { pathNot: `^packages/(${packages.join('|')})/|^(benchmarks|e2e)/` },
  to: { path: `node_modules/${library}/` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...packageRules,
    {
      name: 'no-cycles',
      comment: 'types may refer to each other, and so may the functions of a recursive descent; other code may not',
      severity: 'error',
      from: { pathNot: '^packages/expression/src/(syntax|compile|functions/json-path)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-deep-imports',
      comment: 'across packages only what index.ts exports',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/[^/]+/src/', pathNot: ['^packages/$1/', '^packages/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'browser-safe',
      comment: 'expression and journey run in a browser',
      severity: 'error',
      from: { path: '^packages/(expression|journey)/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'portal-in-the-browser',
      comment: 'the portal imports expression, journey and its generated client; nothing of Node',
      severity: 'error',
      from: { path: '^packages/admin-portal/src/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^packages/',
        pathNot: '^packages/(admin-portal/src|expression/src|journey/src)/',
      },
    },
    {
      name: 'portal-without-node',
      severity: 'error',
      from: { path: '^packages/admin-portal/src/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-imports-the-portal',
      comment: 'the server serves its build',
      severity: 'error',
      from: { path: '^(packages|e2e|scripts)/', pathNot: '^packages/admin-portal/' },
      to: { path: '^packages/admin-portal/src/' },
    },
    {
      name: 'portal-layers',
      comment: 'what every screen uses knows no screen',
      severity: 'error',
      from: { path: '^packages/admin-portal/src/(ui|api)/' },
      to: { path: '^packages/admin-portal/src/(features|app)/' },
    },
    {
      name: 'framework-free',
      comment: 'neither journey nor authorization-server knows HTTP, Fastify or the environment',
      severity: 'error',
      from: { path: '^packages/(journey|authorization-server)/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '(^|/)node_modules/(fastify|kysely|pino)/|^(node:)?(http|https|net)$' },
    },
    onlyIn('kysely', ['storage']),
    onlyIn('better-sqlite3', ['storage']),
    onlyIn('pino', ['telemetry']),
    onlyIn('undici', ['outbound-http']),
    onlyIn('fastify', ['server', 'admin-api']),
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$' },
      to: { path: '\\.test\\.ts$' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
