import { createLog, readConfig, run } from '@holdfast/runtime'
import { startSite } from './app.ts'
import { configSchema } from './config.ts'

const config = readConfig(configSchema)
const log = createLog('site', config.LOG_LEVEL)
await run(log, (signal) => startSite(config, log, { signal }))
