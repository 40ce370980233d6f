# Grupos y canales.

group-greeting =
    <b>Este grupo puede recibir avisos de bloqueos y marchas.</b>

    Quien lo administra elige el lugar: /suscribir Puno{ $forum ->
        [yes] . Cada tema sigue lo suyo: escríbalo en el tema.
       *[no] {""}
    }
    Cualquiera puede preguntar: /estado Puno

    Solo atiende a los comandos y a las respuestas a sus preguntas; lo que se conversa aquí no lo guarda.
button-in-private = Usarlo en privado
admins-unchecked = Telegram no respondió si usted administra este grupo. Intente de nuevo en un momento.

menu-channels = Avisos en un canal suyo
channels-choose =
    <b>Publique los avisos en un canal.</b>

    1. <a href="{ $link }">Agregue Chaski como administrador del canal</a>, con permiso de publicar.
    2. Toque el botón de abajo y elija el canal.
    3. Diga qué lugares o rutas sigue.

    Usted también debe poder publicar en él. Chaski no guarda quién administra un canal ni cómo se llama.
channels-pick = 📣 Elegir mi canal
channels-in-private = Los canales se manejan en privado, donde nadie más lo ve.
channel-follows = En este canal se publica lo nuevo de:
channel-route = • la ruta { $route }
channel-follows-nothing = Este canal todavía no sigue ningún lugar.
channel-language = { $spoken ->
    [en] Los avisos salen en inglés.
   *[es] Los avisos salen en castellano.
}
channel-write = Escribir un lugar o una ruta
channel-speak-es = Publicar en castellano
channel-speak-en = Publicar en inglés
channel-unlink = Desvincular
channel-back = ‹ El canal
channel-ask-name =
    Responda a este mensaje con el nombre del lugar, o de varios.
    Para una ruta: de Cusco a Puno
channel-most-routes = Este canal ya sigue { $count } rutas, el máximo. Quite una para seguir otra.
channel-name-example = Puno, Juliaca
channel-ask-unlink = ¿No publicar nada más en este canal? Se borra todo lo que sigue.
channel-unlink-yes = Desvincular
channel-unlinked =
    Desvinculado: no se publica nada más y no queda nada guardado.
    Ya puede quitar a Chaski de sus administradores. Para volver: /canales
channel-again = Ver de nuevo
channel-not-mine = Chaski no puede publicar en ese canal. Hágalo administrador, con permiso de publicar mensajes.
channel-not-yours = Solo decide quien administra el canal y puede publicar en él. Según Telegram, usted no.
channel-unchecked = Telegram no respondió sobre ese canal. Intente de nuevo en un momento.
