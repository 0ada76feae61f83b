import { createLog, readConfig, run } from '@holdfast/runtime'
import { startCompany } from './app.ts'
import { configSchema } from './config.ts'

const config = readConfig(configSchema)
const log = createLog('company', config.LOG_LEVEL)
await run(log, (signal) => startCompany(config, log, { signal }))
