import { createLog, readConfig, run } from '@holdfast/runtime'
import { startBilling } from './app.ts'
import { configSchema } from './config.ts'

const config = readConfig(configSchema)
const log = createLog('billing', config.LOG_LEVEL)
await run(log, (signal) => startBilling(config, log, { signal }))
