# Grupos y canales.

group-greeting =
    <b>Este grupo puede recibir avisos de bloqueos y marchas.</b>

    Quien lo administra elige el lugar: /suscribir Puno
    En un foro, cada tema sigue lo suyo: escríbalo en el tema.
    Cualquiera puede preguntar: /estado Puno

    Solo atiende a los comandos y a las respuestas a sus preguntas; lo que se conversa aquí no lo guarda.
button-in-private = Usarlo en privado
admins-unchecked = Telegram no respondió si usted administra este grupo. Intente de nuevo en un momento.
