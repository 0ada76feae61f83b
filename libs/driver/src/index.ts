export { type ActOutcome, actOutcome } from './acts.ts'
export {
  type CallOptions,
  type CallTicket,
  type DriverAddress,
  downloadTicketFor,
  type HostDriver,
  openDownloads,
  openDriver,
  openUploads,
  type ReceivedArchive,
  ticketFor,
} from './client.ts'
export {
  Act,
  ActState,
  ANSWER_BYTES,
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
export { DriverFault, type FaultKind } from './fault.ts'
export { compareGenerations, type GenerationNumbers, readGeneration, writeGeneration } from './generation.ts'
export { type Allowed, allowsCall, type SharedSecret, signCall } from './tokens.ts'
export type { SentArchive } from './upload.ts'
export { allowsVisit, signVisit, VISIT_PARAMETER } from './visits.ts'
