export { type Code, codes } from './codes.ts'
export { DomainError, type Fault, type TargetChange } from './domain-error.ts'
export { fromStatus, isRefusal, toStatus } from './grpc.ts'
export { toProblem } from './problem.ts'
