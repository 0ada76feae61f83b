export { type Content, digestOf, makeTarGz, readArchive } from './archives.ts'
export { type MisbehaviourName, misbehaviours } from './misbehaviours.ts'
export { type ScriptedDriver, startScriptedDriver } from './scripted-driver.ts'
