"""A list of road alerts in Sutran's manner, served on this machine alone."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web

_SLIDE = {
    "estado": "TRANSITO INTERRUMPIDO",
    "fecha_evento": "05/01/2023  02:10 HORAS",
    "ubigeo": "ANCASH/HUARAZ/JANGAS",
    "evento": "KM 6+000 - KM 6+100 CAÍDA DE HUAYCO SOBRE LA VÍA",
    "motivo": "CLIMATOLÓGICO",
    "codigo_via": "PE-3N",
}
_BLOCKADE = {
    "estado": "TRÁNSITO INTERRUMPIDO",
    "fecha_evento": "05/01/2023  20:10 HORAS",
    "fecha_actualizacion": "05/01/2023  21:15 HORAS",
    "ubigeo": "PUNO/MELGAR/AYAVIRI",
    "evento": "KM 1220 POBLADORES BLOQUEAN LA VÍA CON PIEDRAS Y TRONCOS",
    "motivo": "HUMANO",
    "codigo_via": "PE-3S",
}


class Alerts:
    """The list: a landslide at first, a blockade beside it once `blocked` is set."""

    def __init__(self) -> None:
        """Nothing is served yet."""
        self.blocked = False
        self.url = ""
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Serve on a free port."""
        app = web.Application()
        app.router.add_get("/alertas", self._list)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}/alertas"

    async def stop(self) -> None:
        """Stop serving."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _list(self, request: web.Request) -> web.Response:
        rows: list[dict[str, Any]] = [_SLIDE, *([_BLOCKADE] if self.blocked else [])]
        features = [{"type": "Feature", "geometry": None, "properties": row} for row in rows]
        body = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
        return web.json_response(text=body)
