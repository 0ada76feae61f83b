import { createLog } from '@holdfast/runtime'

/** Says nothing, unless LOG_LEVEL asks for it. */
export const silentLog = createLog('test', process.env.LOG_LEVEL ?? 'silent')
