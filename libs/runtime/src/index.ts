export {
  type ApiKeyPrincipal,
  acting,
  type Call,
  freshlyProven,
  isFreshProof,
  note,
  operator,
  signedIn,
  type UserPrincipal,
} from './call.ts'
export { countCalls } from './call-metrics.ts'
export {
  asService,
  type BidirectionalStreams,
  type Calls,
  type Channel,
  openChannel,
} from './client.ts'
export {
  addressesFor,
  addressVariable,
  advertisedAddress,
  type ConfigIn,
  type ConfigOf,
  type ConfigSchema,
  ledgerAddressVariable,
  metricsSettings,
  type ProcessVariables,
  readConfig,
  serviceConfig,
} from './config.ts'
export { byLabels, type Distribution, newDistribution, noteIn } from './distribution.ts'
export { isServing } from './health.ts'
export { HOLD_ID, HOLDS, type Hold, type HoldDocument, type OpenHold, openHold } from './hold.ts'
export { type KeyRing, readKeyRing, readSharedSecrets, SECRETS_FORM, type SecretKey } from './key-ring.ts'
export { createLinkTokens, type Link, type LinkTokens } from './link-tokens.ts'
export { createLog, type Log } from './log.ts'
export { type Measured, type Metric, type Sample, serveMetrics } from './metrics.ts'
export { connectMeasured, connectMongo, containing, isDuplicate, isUnreachable } from './mongo.ts'
export { pageOf, readPage } from './paging.ts'
export {
  checkSigner,
  createSigner,
  type Passport,
  type PendingChange,
  type Principal,
  type Repeat,
  readTrustedKeys,
  type Signer,
  type TrustedKeys,
} from './principal.ts'
export { reasonOf } from './reason.ts'
export { run } from './run-process.ts'
export type { GuardedSettings } from './safety.ts'
export {
  applyMigrations,
  isMigrating,
  isSchemaExpected,
  type Migration,
  openCollection,
  openModel,
  type SchemaMode,
  setSchemaMode,
} from './schema.ts'
export { callerIn, openSecurityLog, type SecurityLog } from './security-log.ts'
export {
  type Bidirectional,
  type Handlers,
  type Implementation,
  implement,
  serve,
} from './server.ts'
export { type OpenSpan, TRACEPARENT, type Traceparent, type TracingConfig } from './span.ts'
export { startSweep } from './sweep.ts'
export { activeTraceparent, inSpan, noteOrigin, originsOf, outsideSpans, startSpan, startTracing } from './tracing.ts'
export { openWires, plainWires, type Wires } from './wires.ts'
