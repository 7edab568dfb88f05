// Ends well where the process on this port is ready; what a container's health check runs.
const port = process.env.RAPPORT_PORT ?? '3000';
const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => ({ ok: false }));
process.exitCode = answer.ok ? 0 : 1;
