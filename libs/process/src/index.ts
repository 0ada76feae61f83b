export { type Door, type Parts, type ServiceProcess, type Stoppable, startService } from './service-process.ts'
