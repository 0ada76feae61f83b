import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { claimDataFolder } from '@holdfast/embedded/data-folder'

// Erases what `npm start` keeps, unless it is running.
const directory = join(import.meta.dirname, '../../../.data')
if (!existsSync(directory)) {
  console.log('There is nothing to erase.')
} else {
  try {
    const folder = await claimDataFolder(directory)
    await folder.remove()
    await rm(directory, { recursive: true, force: true })
    console.log('Erased. The next npm start begins anew.')
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
