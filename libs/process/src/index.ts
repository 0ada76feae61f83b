export { type Door, type Parts, startService } from './service-process.ts'
