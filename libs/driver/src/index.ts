export {
  Act,
  ActState,
  ARCHIVE_TYPES,
  type ArchiveProblem,
  archiveProblems,
  BackupState,
  type CallName,
  type Capability,
  CONTRACT_VERSION,
  calls,
  capabilities,
  type DriverCall,
  DriverDescription,
  DriverProblem,
  EnvironmentList,
  EnvironmentState,
  ReleaseState,
  UsageReport,
  UsageRow,
  Wish,
} from './contract.ts'
export { compareGenerations, type GenerationNumbers, readGeneration, writeGeneration } from './generation.ts'
export { type Allowed, allowsCall, type SharedSecret, signCall } from './tokens.ts'
