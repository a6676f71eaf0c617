/** CPU time of this thread so far, in microseconds: what a loop took, however busy the machine is beside it. */
export function threadMicroseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}
