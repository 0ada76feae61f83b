// Runs in a container, as its user, and prints what it sees: what it can write to, how often Node is there, how many
// packages the list of them names.
import { openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const writable = []
let nodes = 0
look('/', statSync('/').dev)
const { components } = JSON.parse(readFileSync('/program/sbom.json', 'utf8'))
const packages = components.filter(({ purl }) => purl?.startsWith('pkg:npm/')).length
console.log(JSON.stringify({ user: `${process.getuid()}:${process.getgid()}`, writable, nodes, packages }))

/** What is below a folder that can be written to is not named. */
function look(folder) {
  if (['/proc', '/sys'].includes(folder)) return
  const isWritable = writes(folder, () => {
    writeFileSync(join(folder, '.written'), '')
    rmSync(join(folder, '.written'))
  })
  for (const entry of list(folder)) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (!isWritable) look(path)
    } else if (entry.isFile()) {
      if (entry.name === 'node' && statSync(path).mode & 0o111) nodes++
      if (!isWritable) writes(path, () => openSync(path, 'r+'))
    }
  }
}

function writes(path, write) {
  try {
    write()
    writable.push(path)
    return true
  } catch {
    return false
  }
}

function list(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
