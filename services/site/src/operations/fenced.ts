/** Another worker has the operation by now, or it is over: what this one did does not count. */
export class Fenced extends Error {}
