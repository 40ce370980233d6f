"""The pictures of the editors' guide: a desk that really works, and a camera before its chats."""
