/** The walls of the house: docs/architecture.md says why. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-service-imports-another',
      comment: 'Services meet in protos/ and on the wire.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'libs-do-not-know-services',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(services|e2e|bench)/' },
    },
    {
      name: 'kafkajs-in-messaging-only',
      comment: 'So that another client can replace it.',
      severity: 'error',
      from: { pathNot: ['^libs/messaging/', '\\.test\\.ts$', '^e2e/', '^deploy/embedded/'] },
      to: { path: 'node_modules/kafkajs' },
    },
    {
      name: 'rules-touch-no-world',
      comment: 'A file named with one word holds rules: pure functions. A file with a dash may touch the world.',
      severity: 'error',
      from: { path: '^services/(identity|company|notification)/src/[^/]+/[a-z]+\\.ts$' },
      to: {
        path: ['node_modules/(mongoose|@grpc|kafkajs|nodemailer|fastify)', '^libs/(ledger|messaging|runtime)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'lease-machines-touch-no-world',
      comment: 'The same code runs in production, in the model and in the simulation.',
      severity: 'error',
      from: {
        path: '^libs/(ledger/src/leases/machines/|replica/src/(replica|elapsed-clock)\\.ts$)',
        pathNot: '\\.test\\.ts$',
      },
      to: {
        pathNot: ['^libs/ledger/src/leases/machines/', '^libs/replica/src/(replica|elapsed-clock)\\.ts$', '^assert'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'testing-in-tests-only',
      severity: 'error',
      from: { pathNot: ['\\.test\\.ts$', '^libs/testing/', '^services/[^/]+/src/testing/', '^e2e/', '^bench/'] },
      to: { path: '^libs/testing/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/generated/'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'node'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
}
