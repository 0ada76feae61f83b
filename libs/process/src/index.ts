export type { AdmitOperator } from './operators.ts'
export { type Door, type Parts, startService } from './service-process.ts'
