export { type Code, codes, type Kind } from './codes.ts'
export { DomainError, type Fault, type Particulars } from './domain-error.ts'
export { fromStatus, isRefusal, toStatus } from './grpc.ts'
export { type Problem, toProblem } from './problem.ts'
