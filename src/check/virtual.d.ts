/** The worker as one program, which src/publish/check-worker.ts bundles. */
declare module 'virtual:check-worker' {
  const program: string;
  export default program;
}
