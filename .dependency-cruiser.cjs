/**
 * The walls of the house: docs/architecture.md says why. checks/dependency-rules.ts breaks each rule once, and notices a
 * pattern that matches nothing, so what are several patterns stand in a list and not in one expression.
 */
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
      name: 'services-are-not-imported',
      comment: 'What starts services starts processes.',
      severity: 'error',
      from: { path: ['^libs/', '^deploy/', '^docs/', '^checks/'] },
      to: { path: '^services/' },
    },
    {
      name: 'product-does-not-know-its-runs',
      comment: 'Whole-system runs, benchmarks, checks and what writes the docs use the product, and not one another.',
      severity: 'error',
      from: { pathNot: ['^(e2e|bench|checks|docs)/'] },
      to: { path: ['^e2e/', '^bench/', '^checks/', '^docs/'] },
    },
    {
      name: 'runs-do-not-import-each-other',
      comment: 'Beside e2e/support, which starts the whole system for the benchmarks too.',
      severity: 'error',
      from: { path: '^(e2e|bench|checks|docs)/' },
      to: { path: ['^e2e/', '^bench/', '^checks/', '^docs/'], pathNot: ['^$1/', '^e2e/support/'] },
    },
    {
      name: 'kafkajs-in-messaging-only',
      comment: 'So that another client can replace it.',
      severity: 'error',
      from: { pathNot: ['^libs/messaging/', '^deploy/embedded/.*\\.test\\.ts$'] },
      to: { path: 'node_modules/kafkajs/' },
    },
    {
      name: 'rules-touch-no-world',
      comment: 'A file named with one word holds rules: pure functions. A file with a dash may touch the world.',
      severity: 'error',
      from: { path: '^services/[^/]+/src/.+/[a-z]+\\.ts$', pathNot: '^services/[^/]+/src/testing/' },
      to: {
        path: [
          'node_modules/mongoose/',
          'node_modules/@grpc/',
          'node_modules/nodemailer/',
          'node_modules/fastify/',
          '^libs/ledger/',
          '^libs/messaging/',
          '^libs/runtime/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'rules-open-nothing',
      comment: 'Nor do they read files, or start processes and connections.',
      severity: 'error',
      from: { path: '^services/[^/]+/src/.+/[a-z]+\\.ts$', pathNot: '^services/[^/]+/src/testing/' },
      to: { path: '^(node:)?(fs|net|tls|dns|http|https|http2|child_process|worker_threads)(/promises)?$' },
    },
    {
      name: 'lease-machines-touch-no-world',
      comment: 'The same code runs in production, in the model and in the simulation.',
      severity: 'error',
      from: {
        path: [
          '^libs/ledger/src/leases/machines/',
          '^libs/replica/src/replica\\.ts$',
          '^libs/replica/src/elapsed-clock\\.ts$',
        ],
        pathNot: '\\.test\\.ts$',
      },
      to: {
        pathNot: [
          '^libs/ledger/src/leases/machines/',
          '^libs/replica/src/replica\\.ts$',
          '^libs/replica/src/elapsed-clock\\.ts$',
          '^assert',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'testing-in-tests-only',
      severity: 'error',
      from: { pathNot: ['\\.test\\.ts$', '^libs/testing/', '^(libs|services)/[^/]+/src/testing/', '^e2e/'] },
      to: { path: ['^libs/testing/', '^(services|libs)/[^/]+/src/testing/'] },
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
