import { createLog, readConfig, run } from '@holdfast/runtime'
import { startFiles } from './app.ts'
import { configSchema } from './config.ts'

const config = readConfig(configSchema)
const log = createLog('files', config.LOG_LEVEL)
await run(log, () => startFiles(config, log))
