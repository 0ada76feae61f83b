export { type Code, codes } from './codes.ts'
export { DomainError, type Fault } from './domain-error.ts'
export { fromStatus, isRefusal, toStatus } from './grpc.ts'
export { toProblem } from './problem.ts'
