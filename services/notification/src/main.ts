import { createLog, readConfig, run } from '@holdfast/runtime'
import { startNotification } from './app.ts'
import { configSchema } from './config.ts'

const config = readConfig(configSchema)
const log = createLog('notification', config.LOG_LEVEL)
await run(log, (signal) => startNotification(config, log, { signal }))
