"""The baseline: a bare `websockets` server. It keeps nothing, echoes, and fans out what begins with "!"."""

import asyncio
import sys

from websockets.asyncio.server import ServerConnection, broadcast, serve


async def main(port: int) -> None:
    """Serve on loopback until killed."""
    everyone: set[ServerConnection] = set()

    async def echo(socket: ServerConnection) -> None:
        everyone.add(socket)
        try:
            async for message in socket:
                if str(message[:1]) == "!":
                    broadcast(everyone, message)
                else:
                    await socket.send(message)
        finally:
            everyone.discard(socket)

    size = 4 * 1024 * 1024
    async with serve(echo, "127.0.0.1", port, compression=None, max_size=size, backlog=1024) as server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
