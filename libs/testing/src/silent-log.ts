import { createLog } from '@holdfast/runtime'

/** Logs nothing, unless LOG_LEVEL is set. */
export const silentLog = createLog('test', process.env.LOG_LEVEL ?? 'silent')
