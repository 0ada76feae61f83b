export { type ActOutcome, actOutcome } from './acts.ts'
export {
  type CallTicket,
  type DriverAddress,
  downloadTicketFor,
  type HostDriver,
  openDownloads,
  openDriver,
  openUploads,
  ticketFor,
} from './client.ts'
export {
  Act,
  ARCHIVE_TYPES,
  type ArchiveProblem,
  archiveProblems,
  BackupState,
  type CallName,
  type Capability,
  calls,
  capabilities,
  type DriverCall,
  DriverDescription,
  DriverProblem,
  EnvironmentState,
  ReleaseState,
  UsageReport,
  Wish,
} from './contract.ts'
export { DriverFault } from './fault.ts'
export { compareGenerations, type GenerationNumbers, readGeneration, writeGeneration } from './generation.ts'
export { type SharedSecret, signCall } from './tokens.ts'
export { signVisit, VISIT_PARAMETER } from './visits.ts'
