import { createLog, readConfig, run } from '@holdfast/runtime'
import { startIdentity } from './app.ts'
import { configSchema } from './config.ts'

const config = readConfig(configSchema)
const log = createLog('identity', config.LOG_LEVEL)
await run(log, (signal) => startIdentity(config, log, { signal }))
