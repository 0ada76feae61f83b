/**
 * The walls of the house: docs/architecture.md says why. checks/dependency-rules.ts breaks each rule once, and notices a
 * pattern that matches nothing, so what are several patterns stand in a list and not in one expression.
 */

/**
 * Rules are pure functions. They are in files whose name has no dash, and in the file of a noun of two words, which bears
 * the name of its folder: email-changes/email-change.ts. Every other file with a dash may touch the world.
 * The group has a name because dependency-cruiser joins the patterns of a list, which changes the numbers of groups.
 */
const ruleFiles = [
  '^services/[^/]+/src/(?:[^/-]+|.+/[^/-]+)\\.ts$',
  '^services/[^/]+/src/(?:|.+/)(?<noun>[a-z]+-[a-z]+)s?/\\k<noun>\\.ts$',
]

/** Files whose name has no dash, and that are no rules: wiring, and what tests are made of. */
const notRules = [
  '^services/[^/]+/src/(app|config|main)\\.ts$',
  '^services/gateway/src/(services|.+/routes|routes/route)\\.ts$',
  '^services/[^/]+/src/testing/',
  '^services/.+\\.test\\.ts$',
  '^services/console/',
]

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
      from: { path: ['^libs/', '^deploy/', '^checks/', '^docs/'], pathNot: '^libs/model/' },
      to: { path: '^services/' },
    },
    {
      name: 'the-model-runs-rules-only',
      comment: 'It simulates the world that rules do not touch.',
      severity: 'error',
      from: { path: '^libs/model/' },
      to: { path: '^services/', pathNot: ruleFiles },
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
      comment: 'So they import other rules and what computes only. Whatever else a rule needs is an argument of it.',
      severity: 'error',
      from: { path: ruleFiles, pathNot: notRules },
      to: {
        pathNot: [
          ...ruleFiles,
          '^libs/(access|contracts|errors)/src/index\\.ts$',
          '^libs/driver/src/(contract|generation|visits)\\.ts$',
          '^(node:)?(crypto|zlib)$',
          'node_modules/ibantools/',
          'node_modules/isbot/',
          'node_modules/mime/',
          'node_modules/otpauth/',
          'node_modules/stdnum/',
          'node_modules/temporal-polyfill/',
          'node_modules/typebox/',
          'node_modules/@zxcvbn-ts/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'rules-use-no-wiring',
      comment: 'Wiring has names without a dash, and reaches everything.',
      severity: 'error',
      from: { path: ruleFiles, pathNot: notRules },
      to: { path: notRules, dependencyTypesNot: ['type-only'] },
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
      from: { pathNot: ['\\.test\\.ts$', '^libs/testing/', '^(libs|services)/[^/]+/src/testing/', '^(e2e|bench)/'] },
      to: { path: ['^libs/testing/', '^(services|libs)/[^/]+/src/testing/'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/generated/', '^services/console/dist/'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'node'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
}
